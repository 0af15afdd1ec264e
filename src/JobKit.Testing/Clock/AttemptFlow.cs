namespace JobKit.Testing;

/// <summary>One running attempt, as the harness sees it. Timers made by its code carry it, so that "it waits on the clock" can be seen.</summary>
internal sealed class AttemptFlow(string type)
{
    private static readonly AsyncLocal<AttemptFlow?> Running = new();

    /// <summary>The attempt whose code is running, or null.</summary>
    public static AttemptFlow? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    public string Type { get; } = type;
}
