using System.Reflection;

namespace SharedBandwidth.Tests.Offline;

/// <summary>The pinned versions of Pulumi's packages, as the build wrote them into this assembly.</summary>
internal static class Pins
{
    public static string Of(string package) =>
        typeof(Pins).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pin => pin.Key == package).Value!;
}
