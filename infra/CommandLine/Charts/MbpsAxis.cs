using SharedBandwidth.CommandLine.Words;

namespace SharedBandwidth.CommandLine.Charts;

/// <summary>The chart's vertical axis: about a dozen rows, with a label at every whole step.</summary>
internal sealed class MbpsAxis
{
    private const int AboutRows = 12;
    private const int MostSteps = 6;

    private readonly long _step;
    private readonly int _rowsPerStep;

    /// <param name="highestMbps">What must fit; at least 1.</param>
    public MbpsAxis(long highestMbps)
    {
        _step = NiceStep(highestMbps);
        var steps = (int)((highestMbps + _step - 1) / _step);
        _rowsPerStep = AboutRows / steps;
        Rows = steps * _rowsPerStep;
        LabelWidth = Format.Number(steps * _step).Length;
    }

    public int Rows { get; }

    public int LabelWidth { get; }

    /// <summary>How many rows a bar of this height fills.</summary>
    public int RowsOf(long mbps) => (int)Math.Round((double)mbps * _rowsPerStep / _step, MidpointRounding.AwayFromZero);

    /// <summary>The label of the row whose upper edge is this many rows high; empty between the steps.</summary>
    public string Label(int rows) => rows % _rowsPerStep == 0 ? Format.Number(rows / _rowsPerStep * _step) : "";

    /// <summary>A round number, at most six of which reach the height: 1, 2, 5, 10, 20, 25, 50, 100 ...</summary>
    public static long NiceStep(long highestMbps)
    {
        for (long tens = 10; ; tens *= 10)
        {
            foreach (var step in (ReadOnlySpan<long>)[tens / 10, tens / 5, tens / 4, tens / 2])
            {
                if (step * MostSteps >= highestMbps)
                {
                    return step;
                }
            }
        }
    }
}
