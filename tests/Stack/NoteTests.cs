using SharedBandwidth.Planning.Findings;
using SharedBandwidth.Simulation.Recording;
using Xunit;

namespace SharedBandwidth.Tests.Stacks;

public sealed class NoteTests
{
    [Fact]
    public async Task Notes_stand_beside_warnings_but_not_beside_errors_which_leave_only_half_a_plan()
    {
        var sound = await RunAsync("500");
        var broken = await RunAsync("-500");

        Assert.Contains(sound.Findings, finding => finding.Severity == Severity.Note);
        Assert.True(broken.HasErrors);
        Assert.DoesNotContain(broken.Findings, finding => finding.Severity == Severity.Note);
    }

    private static Task<ProgramRun> RunAsync(string baseMbps) => ProgramRunner.RunAsync(
        "shared-bandwidth",
        "test",
        new Dictionary<string, string>
        {
            ["alicloud:region"] = "cn-shanghai",
            ["shared-bandwidth:network"] = """{ "vpcId": "vpc-1", "vswitchId": "vsw-1" }""",
            ["shared-bandwidth:apps"] = """{ "a": { "privateIp": "192.168.0.1", "ports": { "http": 80 }, "demand": { "baseMbps": """
                + $$"""{{baseMbps}} } } }""",
        });
}
