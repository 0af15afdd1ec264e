using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;

namespace JobKit.Benchmarks;

/// <summary>A feature rolled out to a percentage of users, its parameters ready made, so that no configuration is bound at each call.</summary>
internal sealed class OneFeature(string name, double percent) : IFeatureDefinitionProvider
{
    private readonly FeatureDefinition _feature = new()
    {
        Name = name,
        EnabledFor =
        [
            new FeatureFilterConfiguration
            {
                Name = "Microsoft.Targeting",
                ParametersObject = new TargetingFilterSettings { Audience = new() { Users = [], Groups = [], DefaultRolloutPercentage = percent } },
            },
        ],
    };

    public Task<FeatureDefinition> GetFeatureDefinitionAsync(string featureName) => Task.FromResult(featureName == _feature.Name ? _feature : null!);

    public async IAsyncEnumerable<FeatureDefinition> GetAllFeatureDefinitionsAsync()
    {
        yield return await Task.FromResult(_feature);
    }
}
