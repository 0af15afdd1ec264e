namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stands for the start of the app's endpoints: it is validated once, when all of them have been mapped.</summary>
internal sealed class ApiStart;
