namespace JobKit.Migration;

/// <summary>Whether an order can be written.</summary>
internal static class RolloutChecks
{
    private const int ReasonLength = 1000;
    private const int KeyLength = 200;

    /// <exception cref="ArgumentException">It names no rollout, or the actor or the reason is missing.</exception>
    public static void Order(RolloutOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        Given("The key", order.Key, KeyLength, "Name the rollout.", nameof(order));
        By(order.By);
    }

    /// <exception cref="ArgumentException">The actor or the reason is missing, or cannot be stored.</exception>
    public static void By(OperatorAction by)
    {
        ArgumentNullException.ThrowIfNull(by);
        Given("The actor", by.Actor, Ranges.TextLength, "Say who makes the change.", nameof(by));
        Given("The reason", by.Reason, ReasonLength, "Say why; it is kept with the change.", nameof(by));
    }

    public static void IdempotencyKey(string? key)
    {
        if (key is not null)
        {
            Given("The idempotency key", key, KeyLength, "Send a fresh random one for each rollback, and the same for its repeats.", nameof(key));
        }
    }

    public static void Targets(RolloutTargets targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        RouteSettings probe = new()
        {
            Key = "x",
            Version = 1,
            Salt = "x",
            IncludedUsers = targets.Users,
            IncludedGroups = targets.Groups,
            ExcludedUsers = targets.ExcludedUsers,
            ExcludedGroups = targets.ExcludedGroups,
        };
        if (RouteSettingsCheck.Problems(probe) is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(targets));
        }
    }

    private static void Given(string name, string? text, int length, string mend, string parameter)
    {
        var problem = string.IsNullOrWhiteSpace(text)
            ? $"{name} is {(text is null ? "missing" : "blank")}. It must be 1 to {length} characters. {mend}"
            : Ranges.Text(name, text, length, mend);
        if (problem is not null)
        {
            throw new ArgumentException(problem, parameter);
        }
    }
}
