namespace SharedBandwidth.CommandLine.Files;

/// <summary>Writes files that are there afterwards as a whole, or as they were before.</summary>
internal static class AtomicFile
{
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="UsageError">The file cannot be written.</exception>
    public static void Write(string option, string path, byte[] content)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(unfinished, content);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError(
                $"{option} {path} cannot be written: {exception.Message} Name a file in a folder that is there and that you may write to.");
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }
}
