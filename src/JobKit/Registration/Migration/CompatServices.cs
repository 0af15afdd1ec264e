using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts that keep legacy contracts.</summary>
internal static class CompatServices
{
    public static void AddCompat(this IServiceCollection services)
    {
        services.TryAddSingleton<LegacyJson>();
        services.TryAddSingleton<JobWait>();
        services.TryAddSingleton<LegacyEnqueue>();
        services.TryAddSingleton<ILegacyAnswers, LegacyAnswers>();
    }
}
