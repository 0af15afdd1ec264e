using System.Collections.Frozen;

namespace JobKit;

/// <summary>The job types of this app, by class and by stored name. Stored text never names a CLR type: what is not here is not made.</summary>
internal sealed class JobTypeRegistry : IJobTypes
{
    private readonly FrozenDictionary<Type, JobTypeDefinition> _byClass;
    private readonly FrozenDictionary<string, JobTypeDefinition> _byName;

    public JobTypeRegistry(IEnumerable<JobTypeDefinition> definitions, TimeProvider clock)
    {
        var built = definitions.Select(type => type with { Resilience = type.Options.BuildResilience(type.Name, clock) }).ToList();
        _byClass = built.ToFrozenDictionary(type => type.ClrType);
        _byName = built.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        UrgentTypes = [.. built.Where(type => type.IsUrgent && type.IsHandled).Select(type => type.Name)];
        HandledTypes = [.. built.Where(type => type.IsHandled).Select(type => type.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of the types this app can run.</summary>
    public IReadOnlyList<string> HandledTypes { get; }

    /// <inheritdoc/>
    public string NameOf(Type jobType)
    {
        ArgumentNullException.ThrowIfNull(jobType);
        return Get(jobType).Name;
    }

    /// <summary>Of these, the names of the library's own that must not wait behind the app's jobs.</summary>
    public IReadOnlyList<string> UrgentTypes { get; }

    /// <summary>The type of a stored name, or null.</summary>
    public JobTypeDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The type of a payload's class.</summary>
    /// <exception cref="JobTypeNotRegisteredException">It was not registered.</exception>
    public JobTypeDefinition Get(Type clrType) => Find(clrType) ?? throw NotRegistered(clrType);

    /// <summary>The type of a payload: its own class, else the class it was passed as (a registered base class).</summary>
    /// <exception cref="JobTypeNotRegisteredException">Neither was registered.</exception>
    public JobTypeDefinition Get(Type own, Type passedAs) => Find(own) ?? Find(passedAs) ?? throw NotRegistered(own);

    private JobTypeDefinition? Find(Type clrType) => _byClass.GetValueOrDefault(clrType);

    private static JobTypeNotRegisteredException NotRegistered(Type type) => new(
        $"{type.FullName} is not a registered job type, so nothing was written. Register its handler with AddBackgroundJobs(jobs => jobs.AddHandler<{type.Name}, ...>()), "
        + $"or, where this app only enqueues it, with AddJob<{type.Name}>().");
}
