namespace JobKit.Client.Tests;

/// <summary>Loses the first answer and sends the request again, as a handler that retries does.</summary>
internal sealed class SentTwice : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (await base.SendAsync(request, cancellationToken)).Dispose();
        return await base.SendAsync(request, cancellationToken);
    }
}
