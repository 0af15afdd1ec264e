using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>What a legacy client is answered: status code, JSON body and headers, for any web framework to write.</summary>
/// <param name="Outcome">What it tells.</param>
/// <param name="StatusCode">The HTTP status code.</param>
/// <param name="Body">The body, as JSON.</param>
public sealed record LegacyAnswer(LegacyOutcome Outcome, int StatusCode, string Body)
{
    /// <summary>Headers beside the content's own: <c>Location</c>, <c>Retry-After</c>, <c>Preference-Applied</c>, <c>Deprecation</c>, <c>Sunset</c>, <c>Link</c>.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Why a result could not be given the legacy shape, or a job not be stored: for the log, never for the client.</summary>
    public Exception? Fault { get; init; }

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(it => string.Equals(it.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    internal LegacyAnswer With(string name, string? value) => value is null ? this : this with { Headers = Headers.Add(new(name, value)) };
}
