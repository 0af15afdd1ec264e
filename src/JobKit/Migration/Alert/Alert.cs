namespace JobKit.Migration;

/// <summary>A message to the people who look after the app.</summary>
public sealed record Alert
{
    /// <summary>What happened, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>How much it matters; <see cref="AlertSeverity.Info"/> by default.</summary>
    public AlertSeverity Severity { get; init; }

    /// <summary>Where it goes; null, the default, for <see cref="AlertOptions.Channel"/>.</summary>
    public string? Channel { get; init; }

    /// <summary>Its details.</summary>
    public IReadOnlyList<AlertField> Fields { get; init; } = [];
}
