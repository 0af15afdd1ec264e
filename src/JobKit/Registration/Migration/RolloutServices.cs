using JobKit.Migration;
using JobKit.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts that move rollouts on a node.</summary>
internal static class RolloutServices
{
    public static void AddRollouts(this IServiceCollection services)
    {
        services.TryAddSingleton<IRolloutStore>(provider =>
            new InMemoryRolloutStore(provider.GetRequiredService<InMemoryRolloutEvents>(), provider.GetService<IJobEnqueueStore>()));
        services.TryAddSingleton<RolloutWriter>();
        services.TryAddSingleton<Rollouts>();
        services.TryAddSingleton<IRollouts>(provider => provider.GetRequiredService<Rollouts>());
    }
}
