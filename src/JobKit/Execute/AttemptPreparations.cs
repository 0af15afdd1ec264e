namespace JobKit;

/// <summary>What was begun for one attempt; ended in the reverse order.</summary>
internal readonly struct AttemptPreparations : IDisposable
{
    private readonly Stack<IDisposable>? _begun;

    public AttemptPreparations(IEnumerable<IAttemptPreparation> preparations, AttemptContext context)
    {
        foreach (var preparation in preparations)
        {
            if (preparation.Begin(context) is { } begun)
                (_begun ??= new()).Push(begun);
        }
    }

    public bool IsEmpty => _begun is null;

    public void Dispose()
    {
        while (_begun?.TryPop(out var begun) == true)
            begun.Dispose();
    }
}
