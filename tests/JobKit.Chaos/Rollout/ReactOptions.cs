namespace JobKit.Chaos;

/// <summary>What a run of <c>react</c> does.</summary>
internal sealed record ReactOptions
{
    /// <summary>Processes that serve traffic, each a whole app.</summary>
    public required int Nodes { get; init; }

    /// <summary>How often the candidate turns bad.</summary>
    public required int Rollbacks { get; init; }

    /// <summary>How often the database stands still.</summary>
    public required int Freezes { get; init; }

    /// <summary>Requests a second on each node.</summary>
    public required int Rate { get; init; }

    public required int Seed { get; init; }

    /// <summary>Whether the run's folder is kept, for reading its logs.</summary>
    public bool Keep { get; init; }

    public static ReactOptions Parse(IEnumerable<string> arguments)
    {
        var list = new ArgumentList(arguments);
        var options = new ReactOptions
        {
            Nodes = list.Number("nodes", 4, 1, 16),
            Rollbacks = list.Number("rollbacks", 3, 1, 10_000),
            Freezes = list.Number("freezes", 1, 0, 1_000),
            Rate = list.Number("rate", 40, 1, 1_000),
            Seed = list.Number("seed", 1, 0, int.MaxValue),
            Keep = bool.TryParse(list.Text("keep"), out var keep) && keep,
        };
        list.ExpectNoMore();
        return options;
    }
}
