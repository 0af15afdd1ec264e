namespace JobKit.Chaos;

/// <summary>What the job of an index is, drawn from the seed: a client that starts again plans the same.</summary>
internal sealed record PlannedJob(int Index, JobKind Kind, EnqueueDoor Door, string? LimitKey)
{
    private static readonly (JobKind Kind, int Weight)[] Kinds =
    [
        (JobKind.Instant, 40), (JobKind.Hashing, 8), (JobKind.Waiting, 12), (JobKind.Transactional, 14), (JobKind.Outside, 8),
        (JobKind.FailingOnce, 4), (JobKind.Failing, 2), (JobKind.Snoozing, 4), (JobKind.Cancelled, 4), (JobKind.Serial, 4),
    ];

    private static readonly (EnqueueDoor Door, int Weight)[] Doors =
        [(EnqueueDoor.Queue, 80), (EnqueueDoor.Committed, 8), (EnqueueDoor.Tracked, 8), (EnqueueDoor.RolledBack, 4)];

    /// <param name="index">Which job of the run.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="jobs">How many the run plans: the more, the more limit keys, so that no key becomes the run's length.</param>
    /// <param name="deaf">Whether there are to be handlers that do not heed their token.</param>
    public static PlannedJob For(int index, int seed, int jobs, bool deaf)
    {
        var dice = Dice.For(seed, index, "job");
        var kind = deaf && dice.Next(3) == 0 ? JobKind.Deaf : Draw(Kinds, dice);
        var key = kind == JobKind.Serial ? $"serial-{dice.Next(Math.Max(4, jobs / 250))}" : null;
        // The ones that the client cancels must be there to be cancelled.
        var door = kind == JobKind.Cancelled ? EnqueueDoor.Queue : Draw(Doors, dice);
        return new PlannedJob(index, kind, door, key);
    }

    private static T Draw<T>((T Value, int Weight)[] choices, Random dice)
    {
        var at = dice.Next(choices.Sum(choice => choice.Weight));
        foreach (var (value, weight) in choices)
        {
            at -= weight;
            if (at < 0)
                return value;
        }

        throw new InvalidOperationException("The weights are none.");
    }
}
