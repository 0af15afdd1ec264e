using System.Text;

namespace JobKit.Client;

/// <summary>Reads server-sent events. Comments, which are signs of life, count against silence and are passed over: the framework's parser does not tell of them.</summary>
internal sealed class SseReader(Stream stream, TimeProvider clock, TimeSpan silence) : IDisposable
{
    private readonly StreamReader _lines = new(stream, Encoding.UTF8);
    private string? _id;

    /// <summary>The next event that has data; null at the end.</summary>
    /// <exception cref="TimeoutException">Nothing came for too long.</exception>
    public async Task<SseEvent?> NextAsync(CancellationToken cancellationToken)
    {
        var name = "message";
        StringBuilder? data = null;
        while (await _lines.ReadLineAsync(cancellationToken).AsTask().WaitAsync(silence, clock, cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length == 0)
            {
                if (data is not null)
                {
                    return new(name, data.ToString(), _id);
                }

                name = "message";
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var field = colon < 0 ? line : line[..colon];
            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (field)
            {
                case "event":
                    name = value;
                    break;
                case "data":
                    data = data is null ? new StringBuilder(value) : data.Append('\n').Append(value);
                    break;
                case "id":
                    _id = value;
                    break;
            }
        }

        return null;
    }

    public void Dispose() => _lines.Dispose();
}
