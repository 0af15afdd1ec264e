using System.Collections.Concurrent;

namespace JobKit.AspNetCore;

/// <summary>The names under which job types are known outside. Filled while the app maps its endpoints.</summary>
internal sealed class JobAliases(IJobTypes types)
{
    private readonly ConcurrentDictionary<string, StartableJob> _startable = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _shown = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _problems = [];

    /// <summary>What is wrong with the aliases; it stops the app's start.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public void Add(StartableJob job)
    {
        if (AliasRule.Problem(job.Alias) is { } problem)
        {
            _problems.Enqueue(problem);
        }
        else if (!_startable.TryAdd(job.Alias, job))
        {
            _problems.Enqueue($"The alias \"{job.Alias}\" is given to {_startable[job.Alias].Type} and to {job.Type}. Give one of them another in AllowStart.");
        }

        try
        {
            _shown.TryAdd(types.NameOf(job.Type), job.Alias);
        }
        catch (JobTypeNotRegisteredException unknown)
        {
            _problems.Enqueue($"AllowStart<{job.Type.Name}>(\"{job.Alias}\"): {unknown.Message}");
        }
    }

    public StartableJob? Find(string alias) => _startable.GetValueOrDefault(alias);

    /// <summary>What a stored job type is called outside: its first alias, else its own name.</summary>
    public string Shown(string jobType) => _shown.GetValueOrDefault(jobType, jobType);

    /// <summary>The stored name for one that was shown.</summary>
    public string Stored(string shown) => Find(shown) is { } job ? types.NameOf(job.Type) : shown;
}
