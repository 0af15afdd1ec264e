namespace JobKit.Migration;

/// <summary>An alert on its way.</summary>
[JobType("jobkit.alert")]
internal sealed record AlertJob
{
    public required string Title { get; init; }

    public required string Text { get; init; }

    public AlertSeverity Severity { get; init; }

    public string? Channel { get; init; }

    public IReadOnlyList<AlertField> Fields { get; init; } = [];

    /// <summary>The figures that are told with it; null for none.</summary>
    public AlertFigures? Figures { get; init; }

    /// <summary>How often it is tried.</summary>
    public const int Attempts = 8;

    public static AlertJob Of(Alert alert) =>
        new() { Title = alert.Title, Text = alert.Text, Severity = alert.Severity, Channel = alert.Channel, Fields = alert.Fields };
}
