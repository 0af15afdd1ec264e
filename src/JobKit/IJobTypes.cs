namespace JobKit;

/// <summary>The job types that this app registered. For packages that name jobs to the outside. A singleton, safe for concurrent use.</summary>
public interface IJobTypes
{
    /// <summary>The stored name of a payload's class.</summary>
    /// <exception cref="JobTypeNotRegisteredException">The class was not registered.</exception>
    string NameOf(Type jobType);
}
