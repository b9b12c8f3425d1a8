namespace SharedBandwidth.CommandLine.Console;

/// <summary>A bar on one line of a terminal, drawn again at every percent, and wiped away at the end.</summary>
/// <param name="terminal">Where it is drawn.</param>
/// <param name="what">What goes on, such as "Reading month.csv"; cut when the line is too short for it.</param>
/// <param name="width">How many columns the terminal has.</param>
public sealed class ProgressBar(TextWriter terminal, string what, int width) : IDisposable
{
    private const int LongestBar = 40;
    private const int ShortestBar = 10;
    private const string Layout = "  100 %";

    // The last column stays free: some terminals go to the next line as soon as it is written.
    private readonly string _what = what[..Math.Clamp(width - 1 - ShortestBar - Layout.Length, 0, what.Length)];
    private int _percent = -1;

    private int BarWidth => Math.Clamp(width - 1 - _what.Length - Layout.Length, 1, LongestBar);

    private int LineWidth => _what.Length + BarWidth + Layout.Length;

    /// <param name="share">How much is done, from 0 to 1.</param>
    public void Show(double share)
    {
        var percent = (int)(share * 100);
        if (percent != _percent)
        {
            _percent = percent;
            var full = percent * BarWidth / 100;
            terminal.Write($"\r{_what} {new string('█', full)}{new string('░', BarWidth - full)} {percent,3} %");
        }
    }

    public void Dispose()
    {
        if (_percent >= 0)
        {
            terminal.Write($"\r{new string(' ', LineWidth)}\r");
        }
    }
}
