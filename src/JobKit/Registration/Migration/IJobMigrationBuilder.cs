using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What an app says of its migration onto jobs. Other packages add their own words as extensions.</summary>
public interface IJobMigrationBuilder
{
    /// <summary>The app's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a flag to the store if that has none of this name; one that is there stays as it is. Of two with one name here the first counts.</summary>
    /// <exception cref="FeatureFlagInvalidException">A value is out of its range.</exception>
    IJobMigrationBuilder AddFlag(FeatureFlag flag);

    /// <summary>Sets what holds for all rollouts and flags of this process.</summary>
    IJobMigrationBuilder Configure(Action<MigrationOptions> configure);
}
