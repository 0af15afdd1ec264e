using Microsoft.AspNetCore.Http.Timeouts;

namespace JobKit.AspNetCore;

/// <summary>When a request is cut off: by the app's own timeouts, or by what stands before the app.</summary>
internal static class RequestTimeouts
{
    /// <param name="metadata">The endpoint's; the last of a kind counts, as for the middleware.</param>
    /// <param name="options">The app's, or null where it has none.</param>
    /// <param name="said">For what stands before the app, or null.</param>
    /// <returns>The shorter of both, or null where nothing cuts off.</returns>
    public static TimeSpan? Of(IList<object> metadata, RequestTimeoutOptions? options, TimeSpan? said)
    {
        var own = Own(metadata, options);
        return own < said || said is null ? own : said;
    }

    private static TimeSpan? Own(IList<object> metadata, RequestTimeoutOptions? options) =>
        metadata.LastOrDefault(it => it is RequestTimeoutAttribute or RequestTimeoutPolicy or DisableRequestTimeoutAttribute) switch
        {
            DisableRequestTimeoutAttribute => null,
            RequestTimeoutPolicy policy => policy.Timeout,
            RequestTimeoutAttribute { PolicyName: { } name } => options is not null && options.Policies.TryGetValue(name, out var policy) ? policy.Timeout : null,
            RequestTimeoutAttribute attribute => attribute.Timeout,
            _ => options?.DefaultPolicy?.Timeout,
        };
}
