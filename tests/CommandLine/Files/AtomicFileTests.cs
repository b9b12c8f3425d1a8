using SharedBandwidth.CommandLine.Files;
using Xunit;

namespace SharedBandwidth.Tests.CommandLine.Files;

public sealed class AtomicFileTests : IDisposable
{
    private static readonly byte[] _content = "new"u8.ToArray();

    private readonly string _folder = Directory.CreateTempSubdirectory("files-").FullName;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("old and longer")]
    public void A_file_has_the_content_and_nothing_is_left_beside_it(string? before)
    {
        var path = Path.Combine(_folder, "file");
        if (before is not null)
        {
            File.WriteAllText(path, before);
        }

        AtomicFile.Write("--save", path, _content);

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_a_link_and_what_it_leads_to_is_written(bool isThere)
    {
        var (target, link, first) = (Path.Combine(_folder, "target"), Path.Combine(_folder, "link"), Path.Combine(_folder, "first"));
        if (isThere)
        {
            File.WriteAllText(target, "old");
        }

        File.CreateSymbolicLink(first, "target");
        File.CreateSymbolicLink(link, "first");

        AtomicFile.Write("--save", link, _content);

        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal(("first", "target"), (new FileInfo(link).LinkTarget, new FileInfo(first).LinkTarget));
    }

    [Fact]
    public void Links_in_a_circle_are_told()
    {
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, "link");

        Assert.Contains(
            "lead in a circle",
            Assert.Throws<UsageError>(() => AtomicFile.Write("--save", link, _content)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = Path.Combine(_folder, "file");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        AtomicFile.Write("--save", path, _content);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_device_is_written_into_and_stays_one()
    {
        if (File.Exists("/dev/null"))
        {
            AtomicFile.Write("--save", "/dev/null", _content);

            Assert.Equal(0, new FileInfo("/dev/null").Length);
        }
    }

    [Theory]
    [InlineData("", "--save: the name of the file is empty; write one.")]
    [InlineData("nowhere/file", "--save nowhere/file cannot be written: ")]
    public void What_cannot_be_written_is_told_in_a_sentence(string path, string beginning) => Assert.StartsWith(
        beginning, Assert.Throws<UsageError>(() => AtomicFile.Write("--save", path, _content)).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
