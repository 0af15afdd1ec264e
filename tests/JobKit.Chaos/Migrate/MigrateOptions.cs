namespace JobKit.Chaos;

/// <summary>What a run of <c>migrate</c> does.</summary>
internal sealed record MigrateOptions
{
    /// <summary>SIGKILLs in each of the three parts.</summary>
    public required int Kills { get; init; }

    public required int Nodes { get; init; }

    /// <summary>Requests a second on each node.</summary>
    public required int Rate { get; init; }

    /// <summary>Rows to backfill.</summary>
    public required int Rows { get; init; }

    /// <summary>Jobs that wait when the rollback comes, and are to be cancelled by it.</summary>
    public required int Queued { get; init; }

    public required int Seed { get; init; }

    /// <summary>Whether the run's folder is kept, for reading its logs.</summary>
    public bool Keep { get; init; }

    public static MigrateOptions Parse(IEnumerable<string> arguments)
    {
        var list = new ArgumentList(arguments);
        var kills = list.Number("kills", 5, 1, 1_000);
        var options = new MigrateOptions
        {
            Kills = kills,
            Nodes = list.Number("nodes", 3, 2, 16),
            Rate = list.Number("rate", 40, 1, 1_000),
            Rows = list.Number("rows", 1000 + (kills * 500), 100, 10_000_000),
            Queued = list.Number("queued", 100 * (kills + 1), 10, 1_000_000),
            Seed = list.Number("seed", 1, 0, int.MaxValue),
            Keep = bool.TryParse(list.Text("keep"), out var keep) && keep,
        };
        list.ExpectNoMore();
        return options;
    }
}
