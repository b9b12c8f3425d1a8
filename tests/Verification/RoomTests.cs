using SharedBandwidth.Verification;
using Xunit;

namespace SharedBandwidth.Tests.Verification;

public sealed class RoomTests
{
    [Fact]
    public void The_room_uses_planning_alone_of_this_repository_and_neither_console_nor_files() => Assert.Equal(
        ["SharedBandwidth.Planning"],
        typeof(Prober).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) || name is "System.Console" or "System.IO.FileSystem")
            .Order(StringComparer.Ordinal));
}
