using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SharedBandwidth.Tests;

/// <summary>A TCP server on a loopback address, which does the same with each connection.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private Task _accepting = Task.CompletedTask;

    private LoopbackServer(Func<Socket, CancellationToken, Task> serve, IPAddress address)
    {
        _serve = serve;
        _listener.Bind(new IPEndPoint(address, 0));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>A server that listens.</summary>
    public static LoopbackServer Start(Func<Socket, CancellationToken, Task> serve)
    {
        var server = Refusing(serve);
        server.Listen();
        return server;
    }

    /// <summary>A port that refuses connections until the server listens.</summary>
    public static LoopbackServer Refusing(Func<Socket, CancellationToken, Task>? serve = null, IPAddress? address = null) =>
        new(serve ?? ((_, _) => Task.CompletedTask), address ?? IPAddress.Loopback);

    /// <summary>Answers each request as the function says: the request's head in, all of the response out.</summary>
    public static LoopbackServer Http(Func<string, string> answer) => Start(async (socket, stop) =>
    {
        await using var stream = new NetworkStream(socket);
        await AnswerAsync(stream, answer, stop);
    });

    /// <summary>A response without a body.</summary>
    public static string Response(string status, params string[] headers) =>
        $"HTTP/1.1 {status}\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}Content-Length: 0\r\n\r\n";

    public static async Task AnswerAsync(Stream stream, Func<string, string> answer, CancellationToken stop)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var head = new StringBuilder();
        while (await reader.ReadLineAsync(stop) is { Length: > 0 } line)
        {
            head.Append(line).Append('\n');
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer(head.ToString())), stop);
    }

    public void Listen()
    {
        _listener.Listen(512);
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await _serve(socket, _stop.Token);
            }
            catch (Exception exception) when (exception is IOException
                or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
