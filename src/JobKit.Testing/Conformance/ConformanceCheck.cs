namespace JobKit.Testing;

/// <summary>One thing that every store must do.</summary>
public sealed class ConformanceCheck
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private readonly Func<Scene, Task> _run;

    internal ConformanceCheck(string invariant, string name, Func<Scene, Task> run, ConformanceCapability needs = ConformanceCapability.None)
    {
        Invariant = invariant;
        Name = name;
        Needs = needs;
        _run = run;
    }

    /// <summary>The invariant's number, as in docs/write-a-store.md: <c>I9</c>.</summary>
    public string Invariant { get; }

    /// <summary>What must hold, as a sentence.</summary>
    public string Name { get; }

    /// <summary>What it needs of the target.</summary>
    public ConformanceCapability Needs { get; }

    /// <summary>Runs it on a target whose database is empty. It ends within two minutes.</summary>
    /// <exception cref="ConformanceException">The store does not do what it must, threw, or did not answer in time; or the target lacks what the check needs.</exception>
    public async Task RunAsync(ConformanceTarget target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!target.Has(Needs))
        {
            throw Broken($"a target that has {Needs}", "it has not; JobStoreConformance.ApplicableTo(target) leaves such checks out");
        }

        using var bound = new CancellationTokenSource(Bound, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await _run(await Scene.OpenAsync(this, target, either.Token)).WaitAsync(either.Token);
        }
        catch (OperationCanceledException error) when (bound.IsCancellationRequested)
        {
            throw Broken($"an end within {Bound.TotalSeconds} s", "no end", error);
        }
        catch (Exception error) when (error is not (ConformanceException or OperationCanceledException) || NotByCaller(error, cancellationToken))
        {
            throw Broken("answers", $"{error.GetType().Name}: {error.Message}", error);
        }
    }

    /// <summary>The invariant and the sentence.</summary>
    public override string ToString() => $"{Invariant}: {Name}";

    internal ConformanceException Broken(string expected, string seen, Exception? inner = null) => new(Invariant, Name, expected, seen, inner);

    private static bool NotByCaller(Exception error, CancellationToken caller) =>
        error is OperationCanceledException && !caller.IsCancellationRequested;
}
