namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stands for the configuration as a whole at the app's start.</summary>
internal sealed class ConfigurationStart;
