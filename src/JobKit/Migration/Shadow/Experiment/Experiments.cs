using System.Collections.Frozen;

namespace JobKit.Migration;

/// <summary>The experiments of this app, by rollout.</summary>
internal sealed class Experiments
{
    private readonly FrozenDictionary<string, Experiment> _byKey;

    public Experiments(
        IEnumerable<ExperimentSettings> settings, IEnumerable<JobTypeDefinition> types, JobSerializer serializer, IServiceProvider services, TimeProvider clock)
    {
        var known = types.ToList();
        var secrets = new SecretNames(serializer.Json);
        _byKey = settings.ToFrozenDictionary(
            each => each.Key,
            each => new Experiment(
                each, known.Find(type => type.ClrType == each.JobType) ?? throw new InvalidOperationException(ExperimentCheck.Unregistered(each)), secrets, services, clock),
            StringComparer.Ordinal);
    }

    public IEnumerable<Experiment> All => _byKey.Values;

    public Experiment? Find(string key) => _byKey.GetValueOrDefault(key);
}
