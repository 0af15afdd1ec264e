using System.Data.Common;

namespace JobKit.Migration;

/// <summary>Whether a store said no to what it was given, so that surely none of it is in. Pure.</summary>
/// <remarks>An answer that did not come says nothing: the batch may be in.</remarks>
internal static class LastingRefusal
{
    public static bool Is(Exception? error) => error switch
    {
        null => false,
        DbException known => !known.IsTransient,
        // The provider could not even write it down.
        ArgumentException => true,
        _ => Is(error.InnerException),
    };
}
