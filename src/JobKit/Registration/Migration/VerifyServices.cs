using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts that verify a migration.</summary>
internal static class VerifyServices
{
    public static void AddVerify(this IServiceCollection services)
    {
        services.AddSystemJob<VerificationProbe, string, VerificationProbeHandler>(VerificationProbe.Queue);
        services.TryAddSingleton<IVerificationAnswers, InMemoryVerificationAnswers>();
        services.TryAddSingleton<ProbeRun>();
        services.TryAddSingleton<MeasureReader>();
        services.TryAddSingleton<IMigrationVerification, MigrationVerification>();
    }
}
