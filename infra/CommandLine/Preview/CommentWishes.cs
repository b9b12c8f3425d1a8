using SharedBandwidth.CommandLine.Bandwidth;
using SharedBandwidth.CommandLine.Console;
using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.CommandLine.Reports;
using SharedBandwidth.Simulation.Impact;
using SharedBandwidth.Simulation.Recording;

namespace SharedBandwidth.CommandLine.Preview;

/// <summary>What is wanted of a comment.</summary>
/// <param name="File">Where to write it; null: none is wanted.</param>
/// <param name="PricesFile">Unit prices; null: the comment says nothing of money.</param>
/// <param name="PulumiFile">What Pulumi's own preview says; null: it was not made.</param>
internal sealed record CommentWishes(string? File, string? PricesFile, string? PulumiFile)
{
    /// <exception cref="UsageError">Something is missing that the comment needs.</exception>
    public void Check(string? against)
    {
        if (File is null && (PricesFile is not null || PulumiFile is not null))
        {
            throw new UsageError(
                $"{(PricesFile is null ? "--pulumi-preview" : "--prices")} is about a comment: write it by --comment, or leave the " +
                "option out.");
        }

        if (File is not null && against is null)
        {
            throw new UsageError("--comment is about a change: name what to compare with by --against, or leave it out.");
        }
    }

    /// <exception cref="UsageError">A file cannot be read or written.</exception>
    public void Write(GivenStack stack, ProgramRun run, string against, ComparedWith compared, ChangeOutcome change, Terminal terminal)
    {
        var bill = PricesFile is null
            ? null
            : BillingChange.Of(stack, against, BillingReport.ReadPrices(PricesFile), run.Plan, measured: null);
        var pulumi = PulumiFile is null ? null : PulumiPreview.Read(PulumiFile, terminal.InputStream, run.Project, run.Stack, change);
        CommentFile.Write(File!, CommentBuilder.Of(run, compared, change, bill, pulumi));
    }
}
