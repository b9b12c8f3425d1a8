namespace Pulumi.AliCloud.Vpc.Outputs;

[OutputType]
public sealed class GetSnatEntriesEntryResult
{
    public readonly string SnatEntryName;
    public readonly string SnatIp;
    public readonly string SourceVswitchId;

    [OutputConstructor]
    internal GetSnatEntriesEntryResult(string snatEntryName, string snatIp, string sourceVswitchId)
    {
        SnatEntryName = snatEntryName;
        SnatIp = snatIp;
        SourceVswitchId = sourceVswitchId;
    }
}
