using System.CommandLine;
using System.Text;
using SharedBandwidth.Rehearsal;
using SharedBandwidth.Rehearsal.Projects;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Rehearses a stack of this project without an account: the real program, against a model of Alibaba Cloud.")
{
    PreviewCommand.Create(),
    BandwidthCommand.Create(),
    UpCommand.Create(),
    DestroyCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("Use --help to see what can be written.");
    return ExitCode.Unusable;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (UnusableException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return ExitCode.Unusable;
}
