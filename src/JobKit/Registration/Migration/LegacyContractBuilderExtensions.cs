using JobKit.Migration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells the app's legacy endpoints.</summary>
public static class LegacyContractBuilderExtensions
{
    /// <summary>Adds contracts that <see cref="ILegacyAnswers"/> keeps.</summary>
    /// <remarks>
    /// The app does not start where two have one route, a job type is not registered, a terminal status has no legacy word, or a recorded answer is
    /// not what the contract would give: <see cref="LegacyContractException"/>.
    /// </remarks>
    public static IJobMigrationBuilder AddLegacyContract(this IJobMigrationBuilder migration, params IEnumerable<LegacyContract> contracts)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(contracts);
        foreach (var contract in contracts)
        {
            migration.Services.AddSingleton(contract);
        }

        migration.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LegacyContractPreparation>());
        return migration;
    }
}
