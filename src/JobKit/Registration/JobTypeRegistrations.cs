using JobKit;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds job types to the services, over several calls and modules, and refuses what would be ambiguous.</summary>
internal sealed class JobTypeRegistrations(IServiceCollection services)
{
    /// <exception cref="InvalidOperationException">The class has another handler, or its stored name belongs to another class.</exception>
    public void Add(JobTypeDefinition added)
    {
        foreach (var known in services.Where(service => service.ServiceType == typeof(JobTypeDefinition)).ToList())
        {
            var type = (JobTypeDefinition)known.ImplementationInstance!;
            if (type.ClrType == added.ClrType)
            {
                if (Better(type, added) is not { } better)
                {
                    return;
                }

                services.Remove(known);
                added = better;
            }
            else if (type.Name == added.Name)
            {
                throw new InvalidOperationException(
                    $"The job type name \"{added.Name}\" belongs to {type.ClrType}, so {added.ClrType} cannot have it too. Give one of them another [JobType(\"...\")].");
            }
        }

        services.AddSingleton(added);
    }

    /// <summary>A handler stands over an enqueue-only registration of the same class; null where what is known stays.</summary>
    private static JobTypeDefinition? Better(JobTypeDefinition known, JobTypeDefinition added)
    {
        if (known.IsHandled && added.IsHandled)
        {
            throw new InvalidOperationException(
                $"{added.ClrType} has the handler {known.HandlerType} already, so {added.HandlerType} cannot handle it too. Remove one of the two AddHandler calls.");
        }

        return added.IsHandled || (!known.IsHandled && added.ResultType is not null) ? added : null;
    }
}
