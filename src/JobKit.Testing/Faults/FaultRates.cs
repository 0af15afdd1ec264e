namespace JobKit.Testing;

/// <summary>How often a call of a store goes wrong, and how. All zero by default. The rates are chances between 0 and 1.</summary>
public sealed record FaultRates
{
    /// <summary>How often the call throws without having done anything.</summary>
    public double ThrowBefore
    {
        get;
        init => field = Chance(value, nameof(ThrowBefore));
    }

    /// <summary>How often the call does its work and then throws: an ambiguous commit, the caller cannot know.</summary>
    public double ExecuteThenThrow
    {
        get;
        init => field = Chance(value, nameof(ExecuteThenThrow));
    }

    /// <summary>How often the call waits for <see cref="Delay"/> before it begins.</summary>
    public double DelayRate
    {
        get;
        init => field = Chance(value, nameof(DelayRate));
    }

    /// <summary>How long it waits then, on the store's <see cref="TimeProvider"/>.</summary>
    public TimeSpan Delay { get; init; }

    private static double Chance(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}. It is a chance: set it between 0 (never, the default) and 1 (always).");
}
