using System.Globalization;
using System.Text.Json;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Sizing.Measured;

namespace SharedBandwidth.CommandLine.Bandwidth;

/// <summary>What was measured, as data. Times have the offset of the report's zone.</summary>
internal sealed class MeasuredJson
{
    private readonly Utf8JsonWriter _json;
    private readonly MeasuredReport _report;

    private MeasuredJson(Utf8JsonWriter json, MeasuredReport report)
    {
        _json = json;
        _report = report;
    }

    public static void Write(Utf8JsonWriter json, MeasuredReport report)
    {
        var writer = new MeasuredJson(json, report);
        json.WriteStartObject("measured");
        writer.WriteSamples();
        writer.WriteJoint();
        writer.WriteApps();
        writer.WriteBacktest();
        writer.WriteComparisons();
        json.WriteEndObject();
    }

    private void WriteSamples()
    {
        var samples = _report.File.Samples!;
        _json.WriteString("timeZone", _report.Zone.Id);
        _json.WriteNumber("rows", _report.File.Rows);
        _json.WriteNumber("stepMinutes", samples.StepMinutes);
        _json.WriteRounded("spanDays", samples.SpanDays);
        _json.WriteNumber("times", samples.Length);
        _json.WriteNumber("timesLeftOut", _report.Demand.Series.LeftOut);
        _json.WriteObjects("problems", _report.File.Problems, problem =>
        {
            _json.WriteString("kind", PlanJson.Name(problem.Kind));
            _json.WriteNumber("rows", problem.Count);
            _json.WriteObjects("first", problem.First, row =>
            {
                _json.WriteNumber("line", row.Line);
                _json.WriteString("message", row.Message);
            });
        });
        _json.WriteTexts("appsWithoutSamples", _report.File.AppsWithoutSamples);
    }

    private void WriteJoint()
    {
        if (_report.Demand is not { Joint: { } joint, Target: { } target })
        {
            return;
        }

        _json.WriteStartObject("joint");
        _json.WriteRounded("separateMbps", _report.Demand.SeparateMbps);
        Write(joint);
        _json.WriteStartObject("appsAtPeak");
        foreach (var (app, mbps) in _report.Demand.AppsAtPeak)
        {
            _json.WriteRounded(app, mbps);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteStartObject("target");
        _json.WriteNumber("lowerMbps", target.LowerMbps);
        _json.WriteNumber("targetMbps", target.TargetMbps);
        _json.WriteNumber("upperMbps", target.UpperMbps);
        _json.WriteString("decidedBy", PlanJson.Name(target.DecidedBy));
        _json.WriteNumber("headroomPercent", target.HeadroomPercent);
        _json.WriteRounded("days", target.Days);
        _json.WriteEndObject();
    }

    private void WriteApps() => _json.WriteObjects("apps", _report.Apps, app =>
    {
        _json.WriteString("app", app.Measure.App);
        Write(app.Measure.Measure);
        _json.WriteRounded("missingPercent", app.Measure.MissingPercent);
        _json.WriteNumber("gaps", app.Series.Gaps);
        _json.WriteObjects("firstGaps", app.Series.FirstGaps, gap =>
        {
            _json.WriteString("at", Time(gap.FromUnixSeconds));
            _json.WriteNumber("samples", gap.Samples);
        });
    });

    private void WriteBacktest()
    {
        if (_report.Backtest is not { } test)
        {
            return;
        }

        _json.WriteStartObject("backtest");
        _json.WriteRounded("packageMbps", test.PackageMbps);
        _json.WriteNumber("minutesMeasured", test.MinutesMeasured);
        _json.WriteNumber("minutesOver", test.MinutesOver);
        _json.WriteRounded("overPercent", test.OverPercent);
        _json.WriteRounded("maxExcessMbps", test.MaxExcessMbps);
        _json.WriteRounded("meanExcessMbps", test.MeanExcessMbps);
        _json.WriteObjects("spans", test.Spans, span =>
        {
            _json.WriteString("from", Time(span.FromUnixSeconds));
            _json.WriteString("to", Time(span.ToUnixSeconds));
            _json.WriteRounded("maxExcessMbps", span.MaxExcessMbps);
            _json.WriteString("maxExcessAt", Time(span.MaxExcessUnixSeconds));
            _json.WriteRounded("meanExcessMbps", span.MeanExcessMbps);
        });
        _json.WriteEndObject();
    }

    private void WriteComparisons() => _json.WriteObjects("declaredAgainstMeasured", _report.Comparisons, app =>
    {
        _json.WriteString("app", app.App);
        _json.WriteString("verdict", PlanJson.Name(app.Verdict));
        _json.WriteNumber("minutesMeasured", app.MinutesMeasured);
        _json.WriteNumber("minutesOver", app.MinutesOver);
        _json.WriteRounded("maxExcessMbps", app.LargestExcessMbps);
        _json.WriteString("maxExcessAt", app.LargestExcessUnixSeconds is { } at ? Time(at) : null);
        _json.WriteNumber("minutesPerDayTooHigh", app.MinutesPerDayTooHigh);
        _json.WriteObjects("levels", app.Levels, level =>
        {
            _json.WriteString("window", level.Window?.When);
            _json.WriteNumber("mbps", level.Mbps);
            _json.WriteNumber("minutesPerDay", level.MinutesPerDay);
            _json.WriteRounded("maxMeasuredMbps", level.LargestMbps);
        });
    });

    private void Write(Measure measure)
    {
        _json.WriteRounded("peakMbps", measure.PeakMbps);
        _json.WriteString("peakAt", Time(measure.PeakUnixSeconds));
        _json.WriteRounded("meanMbps", measure.MeanMbps);
        _json.WriteRounded("p50Mbps", measure.Percentiles.P50Mbps);
        _json.WriteRounded("p95Mbps", measure.Percentiles.P95Mbps);
        _json.WriteRounded("p99Mbps", measure.Percentiles.P99Mbps);
        _json.WriteRounded("p995Mbps", measure.Percentiles.P995Mbps);
    }

    private string Time(long unixSeconds) => _report.Local(unixSeconds).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
