namespace JobKit.Migration;

/// <summary>The app's backfills by name, each as it can be run.</summary>
internal sealed class BackfillSources
{
    private readonly SortedDictionary<string, IBackfillSource> _byName = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">Two have one name, or one cannot be run.</exception>
    public BackfillSources(IEnumerable<IBackfillSource> sources)
    {
        foreach (var source in sources)
        {
            if (BackfillOptionsCheck.Problem(source.Name, source.Options) is { } problem)
            {
                throw new InvalidOperationException(problem);
            }

            if (!_byName.TryAdd(source.Name, source))
            {
                throw new InvalidOperationException($"There are two backfills \"{source.Name}\". Give one of them another name; one that has run keeps its own.");
            }
        }
    }

    public IReadOnlyCollection<string> Names => _byName.Keys;

    public IBackfillSource? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="BackfillNotFoundException">There is none of this name.</exception>
    public IBackfillSource Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) ?? throw new BackfillNotFoundException(name);
    }
}
