using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Testing.Conformance;

/// <summary>The in-memory store under the conformance list. It has no database: its nodes are one instance.</summary>
internal static class InMemoryTarget
{
    public static ConformanceTarget Create(Func<IJobStore, IJobStore>? decorate = null)
    {
        var clock = new ManualTimeProvider();
        var store = new InMemoryJobStore(clock);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IJobStore>(store);
        services.AddBackgroundJobs();
        services.AddJobMigration();
        var node = services.BuildServiceProvider();
        var shown = decorate is null ? store : decorate(store);
        return new()
        {
            CreateStoreAsync = _ => Task.FromResult(shown),
            CreateRolloutStoreAsync = _ => Task.FromResult(node.GetRequiredService<IRolloutStore>()),
            RemoveAsync = node.DisposeAsync,
            AdvanceClock = clock.Advance,
            NotApplicable = new Dictionary<string, string>
            {
                ["I1"] = "There is no database transaction to join; a transaction scope is checked.",
                ["I2"] = "There is no database transaction whose commit could be awaited.",
                ["I4"] = "There is no database transaction that a loser of a key could wait for.",
                ["I22"] = "There is no database transaction that a handler's writes could share.",
                ["I42"] = "There is one node, whose clock is the store's.",
                ["I44"] = "No database can fail transiently.",
                ["I45"] = "There are no sessions.",
                ["I46"] = "There is no schema.",
            },
        };
    }
}
