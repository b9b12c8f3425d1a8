using System.Text;
using SharedBandwidth.CommandLine;
using SharedBandwidth.CommandLine.Console;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await SharedBandwidthTool.RunAsync(args, Terminal.OfProcess());
