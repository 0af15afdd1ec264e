using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobKit.Tests.Migration.Alert;

/// <summary>A real HTTP server on this machine, which answers as the test's script says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Queue<string?> _answers;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<(string Head, string Body)> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    /// <param name="answers">Head lines and body of each answer, in order; null to never answer. After the last one, 200.</param>
    public Receiver(params string?[] answers)
    {
        _answers = new(answers);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/services/T0/secret");

    /// <summary>Heads and bodies, in the order of their coming.</summary>
    public List<(string Head, string Body)> Requests { get; } = [];

    /// <summary>The first, as soon as it has come.</summary>
    public Task<(string Head, string Body)> First => _first.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.Soon();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var read = new List<byte>();
        var buffer = new byte[4096];
        while (!IsWhole(read))
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return;
            }

            read.AddRange(buffer[..count]);
        }

        var text = Encoding.UTF8.GetString([.. read]).Split("\r\n\r\n", 2);
        Requests.Add((text[0], text[1]));
        _first.TrySetResult((text[0], text[1]));
        if ((_answers.Count > 0 ? _answers.Dequeue() : "200 OK") is not { } answer)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
            return;
        }

        var parts = answer.Split("\n\n", 2);
        var body = parts.Length > 1 ? parts[1] : "";
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes($"HTTP/1.1 {parts[0].Replace("\n", "\r\n")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), _stop.Token);
    }

    private static bool IsWhole(List<byte> read)
    {
        var text = Encoding.UTF8.GetString([.. read]);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var length = text[..end].Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return Encoding.UTF8.GetByteCount(text[(end + 4)..]) >= int.Parse(length["Content-Length:".Length..]);
    }
}
