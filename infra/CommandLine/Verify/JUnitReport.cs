using System.Globalization;
using System.Text;
using System.Xml;
using SharedBandwidth.CommandLine.Words;
using SharedBandwidth.Verification;

namespace SharedBandwidth.CommandLine.Verify;

/// <summary>The results as JUnit XML: a suite for each address, a case for each port; what is unknown is skipped.</summary>
internal static class JUnitReport
{
    private static readonly XmlWriterSettings _layout = new()
    {
        Indent = true,
        NewLineChars = "\n",
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    public static byte[] Of(VerifyReport report)
    {
        using var content = new MemoryStream();
        using (var xml = XmlWriter.Create(content, _layout))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", Text($"shared-bandwidth verify {report.Stack}"));
            WriteCounts(xml, [.. report.Rows]);
            foreach (var suite in report.Rows.GroupBy(row => row.Address ?? "not deployed"))
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", suite.Key);
                WriteCounts(xml, [.. suite]);
                foreach (var row in suite)
                {
                    Write(xml, report.Stack, row);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return [.. content.ToArray(), (byte)'\n'];
    }

    private static void WriteCounts(XmlWriter xml, VerifyRow[] rows)
    {
        xml.WriteAttributeString("tests", Format.Number(rows.Length));
        xml.WriteAttributeString("failures", Count(ProbeVerdict.Failed));
        xml.WriteAttributeString("skipped", Count(ProbeVerdict.Unknown));
        xml.WriteAttributeString("errors", "0");

        string Count(ProbeVerdict verdict) => Format.Number(rows.Count(row => row.Verdict == verdict));
    }

    private static void Write(XmlWriter xml, string stack, VerifyRow row)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Text($"{stack}.{row.App ?? "closed"}"));
        xml.WriteAttributeString("name", Text($"{row.Endpoint}{(row.App is null ? "" : $" -> {row.App}/{row.Port}")} {row.Expected}"));
        xml.WriteAttributeString("time", (row.Result?.Elapsed.TotalSeconds ?? 0).ToString("0.###", CultureInfo.InvariantCulture));
        if (row.Verdict != ProbeVerdict.Passed)
        {
            xml.WriteStartElement(row.Verdict == ProbeVerdict.Failed ? "failure" : "skipped");
            xml.WriteAttributeString("message", Text(row.Measured));
            xml.WriteString(Text(string.Join('\n', new[] { row.Cause, row.Note }.OfType<string>().Concat(row.Commands))));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // Keys of the outputs may be any text, and XML has no way to write some characters at all.
    private static string Text(string text) => string.Concat(Format.Plain(text).Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));
}
