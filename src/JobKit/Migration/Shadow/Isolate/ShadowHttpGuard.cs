namespace JobKit.Migration;

/// <summary>Refuses, in a shadow job, every HTTP request but GET and HEAD; passes everything else. Add it to each client of a shadowed handler.</summary>
/// <remarks><c>services.AddHttpClient(...).AddHttpMessageHandler&lt;ShadowHttpGuard&gt;()</c>. Put it first, so that no handler before it has done anything yet.</remarks>
public sealed class ShadowHttpGuard(IShadowContext shadow) : DelegatingHandler
{
    /// <inheritdoc/>
    /// <exception cref="ShadowEffectDeniedException">The request could change something; it was not sent.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Check(request);
        return base.Send(request, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ShadowEffectDeniedException">The request could change something; it was not sent.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Check(request);
        return base.SendAsync(request, cancellationToken);
    }

    private void Check(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (shadow.IsShadow && request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
        {
            // Neither path nor query: they may hold what is secret.
            throw ShadowEffectDeniedException.Of($"send {request.Method} to {request.RequestUri?.Host ?? "an unknown host"}");
        }
    }
}
