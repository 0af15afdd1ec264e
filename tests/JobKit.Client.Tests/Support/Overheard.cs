using System.Collections.Concurrent;

namespace JobKit.Client.Tests;

/// <summary>Writes down what is asked and with which status it is answered.</summary>
internal sealed class Overheard : DelegatingHandler
{
    public ConcurrentQueue<(string Path, int Status, bool IsConditional, string? LastEventId)> Calls { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var last = request.Headers.TryGetValues("Last-Event-ID", out var ids) ? ids.Single() : null;
        Calls.Enqueue((request.RequestUri!.AbsolutePath, (int)answer.StatusCode, request.Headers.IfNoneMatch.Count > 0, last));
        return answer;
    }
}
