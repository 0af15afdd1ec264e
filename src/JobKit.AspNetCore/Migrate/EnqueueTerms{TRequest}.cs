using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>How a request's job is queued, and by which key a repetition is known.</summary>
internal sealed class EnqueueTerms<TRequest>(string jobType, Func<TRequest, HttpContext, EnqueueOptions>? said, TimeSpan? merges, TimeProvider clock)
    where TRequest : notnull
{
    private const string Header = "Idempotency-Key";

    public EnqueueOptions OptionsOf(TRequest input, MigratedRequest request, SentKey key = default)
    {
        var options = (said?.Invoke(input, request.Http) ?? new()) with { Owner = request.Caller.Owner, Metadata = request.Stamp?.ToMetadata() };
        return key.Tag is null ? options : options with { Tags = [.. options.Tags, key.Tag] };
    }

    /// <returns>Whether what was sent can be a key; if not, legacy alone knows what it means.</returns>
    public bool TryKey(MigratedRequest request, ReadOnlySpan<byte> body, out SentKey key)
    {
        var sent = request.Http.Request.Headers[Header];
        var owner = request.Caller.Owner;
        if (sent.Count == 0)
        {
            key = new(Merged(owner, body), null);
            return true;
        }

        var isOne = IdempotencyKey.IsOne(sent);
        key = isOne ? new(sent[0], IdempotencyKey.Stored(owner ?? "", jobType, sent[0]!)) : default;
        return isOne;
    }

    // Windows that follow each other, not one that moves: a key is all that the store compares.
    private string? Merged(string? owner, ReadOnlySpan<byte> body) => merges is { } window && owner is not null
        ? string.Create(CultureInfo.InvariantCulture, $"body:{clock.GetUtcNow().UtcTicks / window.Ticks}:{Convert.ToHexStringLower(SHA256.HashData(body))}")
        : null;
}
