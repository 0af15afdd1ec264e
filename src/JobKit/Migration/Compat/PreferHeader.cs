using System.Globalization;

namespace JobKit.Migration;

/// <summary>What a client's <c>Prefer</c> header (RFC 7240) says of waiting. What it says wrongly is as if it had not said it.</summary>
/// <param name="Wait">How long it would wait at most, in whole seconds, or null.</param>
/// <param name="RespondAsync">Whether it would rather have an answer at once than wait.</param>
public readonly record struct PreferHeader(TimeSpan? Wait, bool RespondAsync)
{
    /// <summary>Reads the header's lines; never throws. Of a preference that is named twice the first counts.</summary>
    public static PreferHeader Parse(IEnumerable<string?>? lines)
    {
        TimeSpan? wait = null;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var respondAsync = false;
        foreach (var (name, value) in PreferTokens.Of(lines))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            if (string.Equals(name, "wait", StringComparison.OrdinalIgnoreCase))
            {
                wait = Seconds(value);
            }
            else if (string.Equals(name, "respond-async", StringComparison.OrdinalIgnoreCase))
            {
                respondAsync = value.Length == 0;
            }
        }

        return new(wait, respondAsync);
    }

    /// <summary>
    /// How long a request waits: the configured time, but at most two seconds less than the server's own timeout, and not longer than the
    /// client would. <c>respond-async</c> alone means not at all; with <c>wait</c> it means no longer than that.
    /// </summary>
    /// <param name="configured">The contract's <see cref="LegacyWait.Time"/>.</param>
    /// <param name="serverTimeout">When the server or a proxy before it gives up, or null where nothing does.</param>
    public TimeSpan WaitFor(TimeSpan configured, TimeSpan? serverTimeout = null)
    {
        var most = serverTimeout is { } given && given - Margin < configured ? given - Margin : configured;
        var preferred = Wait ?? (RespondAsync ? TimeSpan.Zero : most);
        var time = preferred < most ? preferred : most;
        return time > TimeSpan.Zero ? time : TimeSpan.Zero;
    }

    /// <summary>The value of <c>Preference-Applied</c>, or null where the client asked for nothing.</summary>
    public string? Applied => (RespondAsync, Wait) switch
    {
        (true, { } wait) => string.Create(CultureInfo.InvariantCulture, $"respond-async, wait={wait.TotalSeconds}"),
        (true, null) => "respond-async",
        (false, { } wait) => string.Create(CultureInfo.InvariantCulture, $"wait={wait.TotalSeconds}"),
        _ => null,
    };

    /// <summary>So that the answer is written before the server cuts the request off.</summary>
    private static TimeSpan Margin => TimeSpan.FromSeconds(2);

    // Delta seconds: digits alone. More than a day is a day, for no request lives as long.
    private static TimeSpan? Seconds(string value)
    {
        if (value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var day = TimeSpan.FromDays(1);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < day.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : day;
    }
}
