using SharedBandwidth.CommandLine.Files;
using SharedBandwidth.Emulator;

namespace SharedBandwidth.CommandLine.Account;

/// <summary>An account while it is served, with a folder of its own that goes with it.</summary>
internal sealed class ServedAccount : IAsyncDisposable
{
    /// <summary>What to give as a port, without a full stop.</summary>
    public const string UsablePorts = "give a number from 0 to 65535, or leave it out for a free one";

    private readonly DirectoryInfo _folder;
    private readonly EmulatorServer _server;

    private ServedAccount(DirectoryInfo folder, EmulatorServer server, IEnumerable<(string Name, string Value)> environment) =>
        (_folder, _server, Environment) = (folder, server, environment);

    /// <summary>What a client has to find in its environment.</summary>
    public IEnumerable<(string Name, string Value)> Environment { get; }

    /// <summary>Path of the folder.</summary>
    public string Folder => _folder.FullName;

    /// <param name="account">The account.</param>
    /// <param name="region">Its region.</param>
    /// <param name="port">The port; 0: a free one.</param>
    /// <param name="environment">That of the tool.</param>
    /// <exception cref="UsageError">The port is taken, or is none.</exception>
    public static async Task<ServedAccount> StartAsync(EmulatedAccount account, string region, int port, AccountEnvironment environment)
    {
        if (port is < 0 or > ushort.MaxValue)
        {
            throw new UsageError($"--port {port}: this is not a port; {UsablePorts}.");
        }

        try
        {
            var server = await EmulatorServer.StartAsync(account, port).ConfigureAwait(false);
            var folder = Directory.CreateTempSubdirectory("shared-bandwidth-account-");
            var certificates = environment.WriteCertificates(server, folder.FullName);
            return new ServedAccount(folder, server, AccountEnvironment.Of(region, server.Port, certificates));
        }
        catch (IOException exception)
        {
            throw new UsageError(
                $"--port {port}: it cannot be listened on ({exception.Message.TrimEnd('.')}); leave it out for a free one.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        _folder.Delete(recursive: true);
    }
}
