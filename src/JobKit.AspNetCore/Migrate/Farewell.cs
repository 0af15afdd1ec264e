using System.Diagnostics;
using System.Diagnostics.Metrics;
using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>An endpoint that says since when it is deprecated, or until when it stays: counts who still uses it.</summary>
internal sealed class Farewell
{
    private const string Unknown = "unknown";

    private readonly Counter<long> _uses;
    private readonly string _key;
    private readonly Func<HttpContext, string?> _clientOf;

    private Farewell(Counter<long> uses, string key, Func<HttpContext, string?> clientOf) => (_uses, _key, _clientOf) = (uses, key, clientOf);

    /// <summary>Null where the contract says nothing of an end.</summary>
    public static Farewell? Of(LegacyContract contract, string key, IMeterFactory meters, Func<HttpContext, string?>? clientOf) =>
        contract is { DeprecatedAt: null, SunsetAt: null }
            ? null
            : new(
                meters.Create("JobKit").CreateCounter<long>("jobkit.legacy.requests", "{request}", "Requests to endpoints that are deprecated, by client."),
                key,
                clientOf ?? ClaimedClient);

    public void Count(HttpContext http)
    {
        if (_uses.Enabled)
        {
            _uses.Add(1, new TagList { { "jobkit.rollout", _key }, { "jobkit.client", ClientOf(http) } });
        }
    }

    private static string? ClaimedClient(HttpContext http) => (http.User.FindFirst("client_id") ?? http.User.FindFirst("azp"))?.Value;

    private string ClientOf(HttpContext http)
    {
        try
        {
            return _clientOf(http) is { Length: > 0 } client ? client : Unknown;
        }
        catch (Exception)
        {
            // The app's own delegate; a count must not cost an answer.
            return Unknown;
        }
    }
}
