namespace SharedBandwidth.Rehearsal.Rendering;

/// <summary>The first line of everything that is rehearsed.</summary>
internal static class TitleLine
{
    public static void Write(Page page, RehearsalRun run) =>
        page.Wrapped(new Indent("", "  "), Piece.Bold($"{run.Project} / {run.Stack}"), Piece.Dim(" - rehearsal: no account is asked, nothing is changed"));
}
