namespace SharedBandwidth.CommandLine.Files;

/// <summary>Writes files that are there afterwards as a whole, or as they were before.</summary>
internal static class AtomicFile
{
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file; a link is followed, and what is empty, such as a device or a pipe, is written into.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="UsageError">The file cannot be written.</exception>
    public static void Write(string option, string path, byte[] content)
    {
        if (path.Length == 0)
        {
            throw new UsageError($"{option}: the name of the file is empty; write one.");
        }

        try
        {
            if (FileBehind(path) is { } file && !(file.Exists && file.Length == 0))
            {
                Replace(file.FullName, content);
            }
            else
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
                stream.Write(content);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageError(
                $"{option} {path} cannot be written: {exception.Message.TrimEnd('.')}. " +
                "Name a file in a folder that is there and that you may write to.");
        }
    }

    // null: a link such as /dev/stdout leads to something that has no path.
    private static FileInfo? FileBehind(string path)
    {
        var file = new FileInfo(path);
        for (var links = 0; file.LinkTarget is { } link; links++)
        {
            // As many as Linux follows.
            if (links == 40)
            {
                throw new IOException("Its links lead in a circle.");
            }

            file = new FileInfo(Path.GetFullPath(link, file.DirectoryName!));
        }

        return !file.Exists && CanBeOpened(path) ? null : file;
    }

    private static bool CanBeOpened(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Replace(string path, byte[] content)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(unfinished, content);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
            {
                File.SetUnixFileMode(unfinished, File.GetUnixFileMode(path));
            }

            File.Move(unfinished, path, overwrite: true);
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
