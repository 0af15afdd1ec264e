using JobKit.Migration;

namespace Microsoft.Extensions.DependencyInjection;

/// <inheritdoc cref="IJobMigrationBuilder"/>
internal sealed class JobMigrationBuilder(IServiceCollection services) : IJobMigrationBuilder
{
    public IServiceCollection Services => services;

    public IJobMigrationBuilder AddFlag(FeatureFlag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        services.AddSingleton(new InitialFlag(FeatureFlagCheck.Checked(flag)));
        return this;
    }

    public IJobMigrationBuilder Configure(Action<MigrationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        return this;
    }
}
